/**
 * The schema of a MyST notebook's header in one file: what the schemas of the notebook and of the hunting block say together. Editors look
 * a schema up by its address and know nothing of names such as `urn:huntbook:schema:hunting`.
 */
export function frontMatterSchema({notebook, hunting}) {
  const {$defs, $schema: _dialect, $id: _name, examples: _examples, ...own} = hunting
  const schema = {
    ...notebook,
    $id: 'urn:huntbook:schema:front-matter',
    title: 'Front matter of a hunt',
    description:
      'The header of a hunt in MyST Markdown: the hunting block, the kernel and what jupytext has to know. Self-contained, for editors.',
    properties: {
      ...notebook.properties,
      hunting: {
        description: notebook.properties.hunting.description,
        $ref: '#/$defs/hunting',
        examples: notebook.properties.hunting.examples,
      },
    },
    $defs: {hunting: own, ...$defs},
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}
