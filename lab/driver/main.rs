// The driver of a worker: reads questions, calls the functions of a section,
// writes what they answer. It knows no right answer: answers are compared by
// the program that asks, in another process.
