using System.ComponentModel;

namespace UserMacro.WebApi.Usage.Contracts;

/// <summary>One day of a macro.</summary>
internal sealed record UsageDayDto([property: Description("In UTC, as 2026-01-31.")] string Date, FiguresDto Figures);
