import type { Action } from "../../action";
import { copyImage } from "./copy-image";
import { createImage } from "./create-image";
import { deregisterImage } from "./deregister-image";
import { describeImageAttribute } from "./describe-image-attribute";
import { describeImages } from "./describe-images";
import { modifyImageAttribute } from "./modify-image-attribute";
import { registerImage } from "./register-image";
import { resetImageAttribute } from "./reset-image-attribute";

export const images: readonly Action[] = [
  describeImages,
  describeImageAttribute,
  createImage,
  registerImage,
  deregisterImage,
  modifyImageAttribute,
  resetImageAttribute,
  copyImage,
];
