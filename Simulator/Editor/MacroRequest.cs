namespace UserMacro.Simulator.Editor;

/// <summary>A macro as filled in by an author.</summary>
/// <param name="Storage">The text it belongs to.</param>
/// <param name="MacroId">The macro of that text to replace; null to get the markup of a new one.</param>
internal sealed record MacroRequest(string Storage, string? MacroId, string Name, Dictionary<string, string> Values, string Body);
