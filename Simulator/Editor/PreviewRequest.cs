namespace UserMacro.Simulator.Editor;

internal sealed record PreviewRequest(string SpaceKey, string? PageId, string Title, string Storage);
