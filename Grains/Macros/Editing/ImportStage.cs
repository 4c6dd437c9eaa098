using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>Revisions of one import that came before the rest of it.</summary>
internal sealed class ImportStage
{
    static readonly ConflictError Interrupted = new("The import was interrupted. Import the archive again.");

    string? _import;
    ImmutableArray<MacroRevision> _revisions = [];

    public Result<bool> Add(string import, int before, ImmutableArray<MacroRevision> revisions)
    {
        if (before == 0)
        {
            (_import, _revisions) = (import, []);
        }

        if (!string.Equals(import, _import, StringComparison.Ordinal) || before != _revisions.Length)
        {
            return Interrupted;
        }

        _revisions = _revisions.AddRange(revisions);
        return true;
    }

    /// <summary>The whole import; nothing is kept after that.</summary>
    public Result<MacroImport> Take(MacroImport import)
    {
        if (import.Staged is null)
        {
            return import;
        }

        if (!string.Equals(import.Staged, _import, StringComparison.Ordinal))
        {
            return Interrupted;
        }

        var whole = import with { Staged = null, Revisions = [.. _revisions, .. import.Revisions] };
        (_import, _revisions) = (null, []);
        return whole;
    }
}
