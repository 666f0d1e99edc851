/** What can be done to a whole event, and in which of its states: the service's own table of transitions. */
export function actionsFor(event) {
  return ACTIONS.filter((action) => action.from.includes(event.status));
}

const ACTIONS = [
  {
    label: "Publish",
    kind: "primary",
    from: ["DRAFT"],
    question: (title) => `Publish “${title}”?`,
    consequence: "Everybody sees it at once, and it cannot become a draft again.",
    yes: "Publish it",
    request: () => ({ method: "PATCH", path: "", body: { status: "PUBLISHED" } }),
    done: (title) => `“${title}” is published`,
  },
  {
    label: "Cancel event",
    kind: "danger",
    from: ["DRAFT", "PUBLISHED"],
    question: (title) => `Cancel “${title}”?`,
    consequence: "It stays visible as cancelled. This cannot be undone.",
    yes: "Cancel the event",
    request: () => ({ method: "PATCH", path: "", body: { status: "CANCELLED" } }),
    done: (title) => `“${title}” is cancelled`,
  },
  {
    label: "Erase personal data",
    kind: "",
    from: ["DRAFT", "PUBLISHED", "CANCELLED"],
    question: (title) => `Erase the personal data of “${title}”?`,
    consequence:
      "Internal notes and who created it become unreadable, here and in its whole history. This cannot be undone.",
    yes: "Erase for good",
    request: () => ({ method: "DELETE", path: "/personal-data" }),
    done: (title) => `The personal data of “${title}” are erased`,
  },
];
