/** A list that grows at its end and loses items at its front, both in amortized constant time. */
export class FrontList<T> {
  private items: (T | undefined)[] = [];
  private head = 0;

  get length(): number {
    return this.items.length - this.head;
  }

  push(item: T): void {
    this.items.push(item);
  }

  /** The item `index` places behind the first one. The caller stays within `length`. */
  at(index: number): T {
    return this.items[this.head + index] as T;
  }

  /** Puts another item in the place of the last one. The list is not empty. */
  replaceLast(item: T): void {
    this.items[this.items.length - 1] = item;
  }

  /** Lets the first item go. The list is not empty. */
  dropFirst(): void {
    this.items[this.head] = undefined;
    this.head += 1;
    // Moving the rest only once half is gone keeps the cost of each drop constant on average.
    if (this.head * 2 >= this.items.length) {
      this.items.splice(0, this.head);
      this.head = 0;
    }
  }
}
