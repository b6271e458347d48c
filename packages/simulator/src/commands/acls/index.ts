import { createNetworkACL, deleteNetworkACL, listNetworkACLs, updateNetworkACLItem } from "./items";
import { createNetworkACLList, deleteNetworkACLList, listNetworkACLLists, replaceNetworkACLList } from "./lists";

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
