using System.ComponentModel;
using UserMacro.Grains.Interfaces.Quarantine;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>Why a macro is kept from running, and what is next.</summary>
internal sealed record QuarantineDto(
    DateTimeOffset Since,
    [property: Description("What happened while the macro was rendered.")] QuarantineReason Reason,
    [property: Description("The same in words.")] string Explanation,
    [property: Description("From when on the next request of a page has the macro tried in a process of its own; "
        + "publishing another revision, or POST quarantine/try, has it tried at once.")] DateTimeOffset NextTry,
    [property: Description("When it was tried last and failed; null when it has not been tried.")] DateTimeOffset? LastTry)
{
    public static QuarantineDto From(MacroQuarantine quarantine) => new(
        quarantine.Since,
        quarantine.Reason,
        quarantine.Reason switch
        {
            QuarantineReason.DidNotEnd => "A render of this macro did not end within its time limit and could not be stopped.",
            QuarantineReason.CallLost => "A server process ended while it was asked for this macro, and the trial that followed failed.",
            _ => "A server process ended while it rendered this macro.",
        },
        quarantine.NextTry,
        quarantine.LastTry);
}
