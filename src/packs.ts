// What the program and this thread share is in neither of their files, or starting one would run the other.
void import('./node/packs/thread.ts').then(({runPackThread}) => runPackThread())
