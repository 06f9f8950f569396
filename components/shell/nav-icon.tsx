import { Icon, type IconName } from "@/components/ui/icon";

/** Icons travel from server to client by name: a component cannot. */
export type NavIconName = Extract<
  IconName,
  | "building"
  | "chart"
  | "check"
  | "clock"
  | "draft"
  | "home"
  | "in"
  | "inbox"
  | "key"
  | "landmark"
  | "list"
  | "mail"
  | "out"
  | "scale"
  | "settings"
  | "shield"
  | "user-plus"
  | "users"
>;

export const NavIcon = ({ name }: { name: NavIconName }) => <Icon name={name} />;
