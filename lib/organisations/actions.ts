"use server";

import { defineAction } from "@/lib/auth/action";
import { signedIn } from "@/lib/auth/request";
import {
  complianceInput,
  createOrganisationInput,
  inviteOwnerInput,
  settingsInput,
  suspendInput,
  switchFeatureInput,
} from "./input";
import {
  changeCompliance,
  changeSettings,
  createOrganisation,
  inviteOwner,
  suspendOrganisation,
  switchFeature,
} from "./writes";

export const changeSettingsAction = defineAction({
  id: "organisations.change_settings",
  permission: { merchant: "organisation.write" },
  input: settingsInput,
  handler: async (scope, input) => changeSettings(scope, input, (await signedIn())?.user.hasTotp ?? false),
});

export const createOrganisationAction = defineAction({
  id: "organisations.create",
  permission: { operator: "organisations.write" },
  input: createOrganisationInput,
  handler: createOrganisation,
});

export const switchFeatureAction = defineAction({
  id: "organisations.switch_feature",
  permission: { operator: "organisations.write" },
  input: switchFeatureInput,
  handler: switchFeature,
});

export const suspendOrganisationAction = defineAction({
  id: "organisations.suspend",
  permission: { operator: "organisations.write" },
  input: suspendInput,
  handler: suspendOrganisation,
});

export const inviteOwnerAction = defineAction({
  id: "organisations.invite_owner",
  permission: { operator: "organisations.write" },
  input: inviteOwnerInput,
  handler: inviteOwner,
});

export const changeComplianceAction = defineAction({
  id: "organisations.change_compliance",
  permission: { operator: "organisations.write" },
  input: complianceInput,
  handler: changeCompliance,
});
