namespace UserMacro.Simulator.Control;

/// <param name="User">Name of the user; the administrator without one.</param>
/// <param name="PageId">With <paramref name="MacroId"/>: the token is that of a macro's frame.</param>
internal sealed record TokenRequest(string? User, string? PageId, string? MacroId);
