import { listScope } from "../../access/scope";
import { listedUserView } from "../../views/account";
import { list } from "../command";

export const listUsers = list("listUsers", {
  kinds: { id: ["user"] },
  key: "user",
  find({ state, caller, input }) {
    const scope = listScope(state, caller, input);
    const [id, username, keyword] = [input.text("id"), input.text("username"), input.text("keyword")];
    return [...state.users.values()].filter(
      (user) =>
        scope.has(user.accountId) &&
        (id === undefined || user.id === id) &&
        (username === undefined || user.username === username) &&
        (keyword === undefined || `${user.username} ${user.firstname} ${user.lastname}`.includes(keyword)),
    );
  },
  view: (user, { state, caller }) => listedUserView(state, user, caller),
});
