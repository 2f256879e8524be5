/// Drawing calls of modules and functions as single nodes.
extension Model {
  /// Folds the scope around the selected node, or the one around the selected fold; without a
  /// selection the innermost scopes everywhere.
  mutating func fold() {
    guard let prepared = stage.prepared else { return }
    let hierarchy = prepared.hierarchy
    pan = Offset()
    guard let selectedIndex, let selected = player?.selection else {
      let paths = hierarchy.nextPaths(beyond: stage.folds)
      folds = stage.folds.union(paths)
      if paths.isEmpty {
        say(
          hierarchy.scopes.isEmpty
            ? "No module or function made this graph" : "There is nothing more to fold")
      }
      return
    }
    let group = prepared.diagram.group(selectedIndex)
    let drawn = group?.members.count ?? 1
    let innermost =
      group?.call.map { $0.scope }
      ?? player.flatMap { prepared.whole.index(of: selected, in: $0.recording) }
      .flatMap { hierarchy.scopeOfNode[$0] }
    guard let scope = hierarchy.around(innermost).first(where: { hierarchy.sizes[$0] > drawn })
    else {
      say("No module or function is around this node")
      return
    }
    folds = stage.folds.union([hierarchy.paths[scope]])
  }

  /// Opens the selected fold; without a selection the outermost ones everywhere.
  mutating func unfold() {
    guard let diagram = stage.prepared?.diagram else { return }
    pan = Offset()
    let groups = selectedIndex.map { [diagram.group($0)] } ?? diagram.groups
    let open = groups.reduce(into: Set()) { $0.formUnion($1?.paths ?? []) }
    folds = stage.folds.subtracting(open)
    if open.isEmpty {
      say(selectedIndex == nil ? "Nothing is folded" : "This node is no fold")
    }
  }

  private mutating func say(_ text: String) { notice = Notice(text: text, isFailure: false) }
}
