/**
 * What is asked of GitHub: https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions
 * A connection must say how many it wants, at most 100.
 */
export const DISCUSSIONS_PER_PAGE = 10;
export const COMMENTS = 50;
const REPLIES = 50;

const WRITTEN = `
  id body bodyHTML createdAt updatedAt lastEditedAt url
  viewerDidAuthor viewerCanDelete viewerCanUpdate viewerCanReact
  author { __typename login avatarUrl(size: 96) url ... on Node { id } ... on User { name } }
  reactionGroups { content viewerHasReacted reactors { totalCount } }`;
const COMMENT = `${WRITTEN} isMinimized viewerCanMinimize deletedAt replyTo { id }`;
const REPLY_PAGE = `totalCount pageInfo { hasPreviousPage startCursor } nodes { ${COMMENT} }`;
const COMMENT_PAGE = `totalCount pageInfo { hasPreviousPage startCursor }
  nodes { ${COMMENT} replies(last: ${String(REPLIES)}) { ${REPLY_PAGE} } }`;
const DISCUSSION = `${WRITTEN} title comments(last: ${String(COMMENTS)}) { ${COMMENT_PAGE} }`;

export const VIEWER = `query Viewer { viewer { id login name avatarUrl(size: 96) } }`;

export const REPOSITORY = `query Repository($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { nameWithOwner hasDiscussionsEnabled }
}`;

/** Newest activity first. */
export const DISCUSSIONS = `query Discussions($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    discussions(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ${DISCUSSION} }
    }
  }
}`;

export const DISCUSSION_OF = `query DiscussionOf($id: ID!) {
  node(id: $id) {
    ... on Discussion { ${DISCUSSION} }
    ... on DiscussionComment { discussion { ${DISCUSSION} } }
  }
}`;

export const OLDER_COMMENTS = `query OlderComments($id: ID!, $before: String!) {
  node(id: $id) {
    ... on Discussion { id comments(last: ${String(COMMENTS)}, before: $before) { ${COMMENT_PAGE} } }
  }
}`;

export const OLDER_REPLIES = `query OlderReplies($id: ID!, $before: String) {
  node(id: $id) {
    ... on DiscussionComment { id replies(last: ${String(REPLIES)}, before: $before) { ${REPLY_PAGE} } }
  }
}`;

export const ADD = `mutation Add($discussionId: ID!, $body: String!, $replyToId: ID) {
  addDiscussionComment(input: { discussionId: $discussionId, body: $body, replyToId: $replyToId }) {
    comment { ${COMMENT} }
  }
}`;

export const REACT = `mutation React($id: ID!) {
  addReaction(input: { subjectId: $id, content: THUMBS_UP }) { reaction { content } }
}`;
export const UNREACT = `mutation Unreact($id: ID!) {
  removeReaction(input: { subjectId: $id, content: THUMBS_UP }) { reaction { content } }
}`;
export const HIDE = `mutation Hide($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OFF_TOPIC }) { minimizedComment { isMinimized } }
}`;
export const UNHIDE = `mutation Unhide($id: ID!) {
  unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } }
}`;
export const DELETE = `mutation Delete($id: ID!) {
  deleteDiscussionComment(input: { id: $id }) { comment { id } }
}`;
export const EDIT = `mutation Edit($id: ID!, $body: String!) {
  updateDiscussionComment(input: { commentId: $id, body: $body }) { comment { id } }
}`;
export const EDIT_DISCUSSION = `mutation EditDiscussion($id: ID!, $body: String!) {
  updateDiscussion(input: { discussionId: $id, body: $body }) { discussion { id } }
}`;
