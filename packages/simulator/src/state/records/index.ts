export * from "./account";
export * from "./catalogue";
export * from "./event";
export * from "./job";
export * from "./network";
export * from "./storage";
export * from "./tag";
export * from "./vm";
