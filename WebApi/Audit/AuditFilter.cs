using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.WebApi.Audit;

/// <summary>Which lines a caller wants, in the words of the API.</summary>
internal sealed record AuditFilter(
    [property: FromQuery, Description("Account id.")] string? Actor,
    [property: FromQuery, Description("An action, or with a dot at the end the beginning of several, such as 'macro.'.")] string? Action,
    [property: FromQuery, Description("The key of a macro, the id of a token.")] string? Target,
    [property: FromQuery, Description("done or refused.")] OutcomeFilter? Outcome,
    [property: FromQuery, Description("The earliest time, inclusive.")] DateTimeOffset? From,
    [property: FromQuery, Description("The latest time, exclusive.")] DateTimeOffset? Until)
{
    /// <summary>The question to the grain, for the account with this handle.</summary>
    public AuditQuery ToQuery(string? actor) =>
        new() { Actor = actor, Action = Given(Action), Target = Given(Target), Outcome = Outcome?.Outcome, From = From, Until = Until };

    static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
