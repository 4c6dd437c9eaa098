using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.WebApi.Audit;

/// <summary>The outcome that a list is narrowed to, spelled as the API spells it; none for an empty text.</summary>
internal readonly record struct OutcomeFilter(AuditOutcome? Outcome)
{
    public static bool TryParse(string? text, out OutcomeFilter filter)
    {
        filter = text switch
        {
            "done" => new(AuditOutcome.Done),
            "refused" => new(AuditOutcome.Refused),
            _ => default,
        };
        return filter.Outcome is not null || string.IsNullOrEmpty(text);
    }
}
