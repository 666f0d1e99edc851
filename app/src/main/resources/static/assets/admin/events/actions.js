import { publishAtField, reasonField } from "../form/fields.js";
import { quoted } from "../ui/dom.js";

/**
 * The actions on a whole event that its status allows, with the scope of each; mirrors the service's table of status
 * transitions. After an action that `discards`, only the history of the event is left. An action with a `field` asks
 * for its value.
 */
export function actionsFor(event) {
  return ACTIONS.filter((action) => action.from.includes(event.status) && (action.isOffered?.(event) ?? true));
}

export const publish = {
  label: "Publish",
  scope: "events:write",
  kind: "primary",
  from: ["DRAFT"],
  question: (title) => ["Publish ", quoted(title), "?"],
  consequence: "It becomes visible to the public at once and cannot become a draft again.",
  confirmLabel: "Publish it",
  request: () => ({ method: "PATCH", path: "", body: { status: "PUBLISHED" } }),
  success: (title) => [quoted(title), " is published"],
};

export const cancel = {
  label: "Cancel event",
  scope: "events:write",
  kind: "danger",
  from: ["DRAFT", "PUBLISHED"],
  question: (title) => ["Cancel ", quoted(title), "?"],
  consequence: "It stays visible as cancelled. This cannot be undone. A reason is optional.",
  confirmLabel: "Cancel the event",
  field: reasonField,
  request: (reason) =>
    reason.trim() === ""
      ? { method: "PATCH", path: "", body: { status: "CANCELLED" } }
      : { method: "PUT", path: "/cancellation", body: { reason } },
  success: (title) => [quoted(title), " is cancelled"],
};

export const discard = {
  label: "Discard draft",
  scope: "events:write",
  kind: "danger",
  from: ["DRAFT"],
  question: (title) => ["Discard ", quoted(title), "?"],
  consequence:
    "It disappears from all lists and is never shown to the public. Its history stays. This cannot be undone.",
  confirmLabel: "Discard the draft",
  request: () => ({ method: "DELETE", path: "" }),
  success: (title) => [quoted(title), " is discarded"],
  discards: true,
};

const schedule = {
  question: (title) => ["When is ", quoted(title), " to be published?"],
  consequence: "It becomes visible to the public at that time.",
  confirmLabel: "Save the schedule",
  confirmKind: "primary",
  field: (event) => withValue(publishAtField(), event.publication?.at ?? null),
  request: (publishAt) => ({ method: "PUT", path: "/publication", body: { publishAt } }),
  success: (title) => ["The publication of ", quoted(title), " is scheduled"],
};

const ACTIONS = [
  publish,
  {
    label: "Schedule publication",
    scope: "events:write",
    kind: "",
    from: ["DRAFT"],
    isOffered: (event) => !event.publication,
    ...schedule,
  },
  {
    label: "Change schedule",
    scope: "events:write",
    kind: "",
    from: ["DRAFT"],
    isOffered: (event) => event.publication,
    ...schedule,
  },
  {
    label: "Unschedule",
    scope: "events:write",
    kind: "",
    from: ["DRAFT"],
    isOffered: (event) => event.publication,
    question: (title) => ["Keep ", quoted(title), " a draft?"],
    consequence: "It is not published at the scheduled time. You can schedule it again.",
    confirmLabel: "Revoke the schedule",
    confirmKind: "primary",
    request: () => ({ method: "DELETE", path: "/publication" }),
    success: (title) => ["The publication of ", quoted(title), " is no longer scheduled"],
  },
  cancel,
  {
    label: "Change reason",
    scope: "events:write",
    kind: "",
    from: ["CANCELLED"],
    question: (title) => ["Why is ", quoted(title), " cancelled?"],
    consequence: "The reason is public.",
    confirmLabel: "Save the reason",
    confirmKind: "primary",
    field: (event) => withValue(reasonField(), event.cancellation?.reason ?? null),
    request: (reason) => ({ method: "PUT", path: "/cancellation", body: { reason } }),
    success: (title) => ["The reason for the cancellation of ", quoted(title), " is saved"],
  },
  discard,
  {
    label: "Erase personal data",
    scope: "events:erase",
    kind: "",
    from: ["DRAFT", "PUBLISHED", "CANCELLED"],
    question: (title) => ["Erase the personal data of ", quoted(title), "?"],
    consequence:
      "Internal notes and “created by” become unreadable, here and in the whole history. This cannot be undone.",
    confirmLabel: "Erase permanently",
    request: () => ({ method: "DELETE", path: "/personal-data" }),
    success: (title) => ["The personal data of ", quoted(title), " are erased"],
  },
];

function withValue(field, value) {
  if (value !== null) field.setValue(value);
  return field;
}
