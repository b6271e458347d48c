import { type Cloud, type CommandName, commandTable } from "@stackgate/cloudstack";

/** The same cloud, every command that knows projects being sent into this one. */
export function inProject(cloud: Cloud, projectId: string): Cloud {
  const within = <P extends object | undefined>(command: CommandName, parameters: P): P =>
    Object.hasOwn(commandTable[command].parameters, "projectid") ? { projectid: projectId, ...parameters } : parameters;
  return {
    ...cloud,
    call: (command, parameters) => cloud.call(command, within(command, parameters)),
    page: (command, parameters) => cloud.page(command, within(command, parameters)),
    list: (command, parameters) => cloud.list(command, within(command, parameters)),
    stream: (command, parameters) => cloud.stream(command, within(command, parameters)),
    catalogue: (command, parameters) => cloud.catalogue(command, within(command, parameters)),
    start: (command, parameters) => cloud.start(command, within(command, parameters)),
    run: (command, parameters) => cloud.run(command, within(command, parameters)),
  };
}
