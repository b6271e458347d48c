import { createAccount } from "./createAccount";
import { createDomain } from "./createDomain";
import { createUser } from "./createUser";
import { deleteUserKeys } from "./deleteUserKeys";
import { getUser } from "./getUser";
import { getUserKeys } from "./getUserKeys";
import { listAccounts } from "./listAccounts";
import { listDomains } from "./listDomains";
import { listUserKeys } from "./listUserKeys";
import { listUsers } from "./listUsers";
import { registerUserKeys } from "./registerUserKeys";

export const accounts = [
  createAccount,
  createDomain,
  createUser,
  deleteUserKeys,
  getUser,
  getUserKeys,
  listAccounts,
  listDomains,
  listUserKeys,
  listUsers,
  registerUserKeys,
];
