namespace UserMacro.Simulator.Editor;

internal sealed record StorageRequest(string Storage);
