// One file to fetch for all that stands in menus.
export { MenuItemPart } from "./menu-item-part";
export { MenuRadioGroupPart } from "./menu-radio-group-part";
export { MenuSectionPart } from "./menu-section-part";
