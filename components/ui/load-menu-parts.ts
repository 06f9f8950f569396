/** Fetches what stands in menus, as one: an open menu shows all of it or nothing. */
export const loadMenuParts = () => import("./menu-parts");
