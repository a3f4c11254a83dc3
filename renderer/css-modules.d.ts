declare module '*.module.css' {
  /** Class names by the names that the file gives them. `any`, because every name a component uses is there: `css-modules.spec.ts` sees to it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const classes: any;
  export default classes;
}
