namespace UserMacro.Simulator.Control;

/// <param name="Readers">Names of the users who may see the page; everyone without.</param>
internal sealed record PageRequest(string Title, string Storage, string? SpaceKey, string? ParentId, string[]? Readers);
