// Later.
/* Much /* much */ later. */
