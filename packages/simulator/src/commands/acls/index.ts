import { createNetworkACL } from "./createNetworkACL";
import { createNetworkACLList } from "./createNetworkACLList";
import { deleteNetworkACL } from "./deleteNetworkACL";
import { deleteNetworkACLList } from "./deleteNetworkACLList";
import { listNetworkACLLists } from "./listNetworkACLLists";
import { listNetworkACLs } from "./listNetworkACLs";
import { replaceNetworkACLList } from "./replaceNetworkACLList";
import { updateNetworkACLItem } from "./updateNetworkACLItem";

export const acls = [
  createNetworkACL,
  createNetworkACLList,
  deleteNetworkACL,
  deleteNetworkACLList,
  listNetworkACLLists,
  listNetworkACLs,
  replaceNetworkACLList,
  updateNetworkACLItem,
];
