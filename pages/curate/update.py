"""Update: an editor's files are read, mended, looked at and published."""

from components import frame, identity, navigation, update

editor = identity.require_editor()

frame.title(navigation.UPDATE)
update.show(editor.address)
