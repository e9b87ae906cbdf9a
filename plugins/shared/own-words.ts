/** For drag and drop in views that say themselves what happens, for hands and keyboards alike. */
export const OWN_WORDS = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: {draggable: ''},
}
