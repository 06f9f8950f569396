"use server";

import { defineAction } from "@/lib/auth/action";
import { noteInput, tagsInput } from "./input";
import { addNote, setTags } from "./writes";

export const addNoteAction = defineAction({
  id: "reviews.add_note",
  permission: { reviewer: "cases.decide" },
  input: noteInput,
  handler: addNote,
});

export const setTagsAction = defineAction({
  id: "reviews.set_tags",
  permission: { reviewer: "cases.decide" },
  input: tagsInput,
  handler: setTags,
});
