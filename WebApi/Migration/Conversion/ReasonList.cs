using UserMacro.WebApi.Migration.Contracts;

namespace UserMacro.WebApi.Migration.Conversion;

/// <summary>Gathers what differs in the settings of one macro.</summary>
internal sealed class ReasonList
{
    /// <summary>How many reasons are kept; whoever reads them has enough to do by then.</summary>
    const int Max = 200;

    /// <summary>Characters of a reason: names from files are in them.</summary>
    const int MaxMessage = 500;

    readonly List<MigrationReasonDto> _reasons = [];
    int _left;

    public IReadOnlyList<MigrationReasonDto> All =>
        _left == 0
            ? _reasons
            : [.. _reasons, new(MigrationVerdict.WithDifferences, "more-reasons", $"{_left} more of its settings differ.", Line: null, Column: null)];

    /// <summary>Something is not as it was in Data Center.</summary>
    public void Differs(string code, string message) => Add(MigrationVerdict.WithDifferences, code, message, line: null);

    /// <summary>Something does not work until the line is changed.</summary>
    public void NeedsChange(string code, string message, int line) => Add(MigrationVerdict.NeedsChange, code, message, line);

    /// <summary>Something is worth knowing, and changes nothing.</summary>
    public void Note(string code, string message, int? line = null) => Add(MigrationVerdict.AsIs, code, message, line);

    void Add(MigrationVerdict weight, string code, string message, int? line)
    {
        if (_reasons.Count < Max)
        {
            _reasons.Add(new(weight, code, PlainText.Line(message, MaxMessage), line, Column: null));
        }
        else
        {
            _left++;
        }
    }
}
