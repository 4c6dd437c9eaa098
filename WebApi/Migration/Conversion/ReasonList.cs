using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>Gathers what differs in the settings of one macro.</summary>
internal sealed class ReasonList
{
    readonly List<MigrationReasonDto> _reasons = [];

    public IReadOnlyList<MigrationReasonDto> All => _reasons;

    /// <summary>Something is not as it was in Data Center.</summary>
    public void Differs(string code, string message) => _reasons.Add(new(MigrationVerdict.WithDifferences, code, message, Line: null, Column: null));

    /// <summary>Something is worth knowing, and changes nothing.</summary>
    public void Note(string code, string message, int? line = null) => _reasons.Add(new(MigrationVerdict.AsIs, code, message, line, Column: null));
}
