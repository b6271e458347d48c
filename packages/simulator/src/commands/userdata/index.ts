import { deleteUserData } from "./deleteUserData";
import { listUserData } from "./listUserData";
import { registerUserData } from "./registerUserData";

export const userdata = [deleteUserData, listUserData, registerUserData];
