/**
 * What TheHive 5 takes (TheHive-Project/TheHive4py, types and endpoints). It publishes no length of a title or a page: that of the
 * title is ours, in UTF-16 units, and the page is one.
 */
export const thehiveLimits = {title: 512} as const
