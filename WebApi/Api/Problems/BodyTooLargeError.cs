using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>The body of a macro is more than may be shown.</summary>
/// <param name="Message">The limit and the measure.</param>
/// <param name="Limit">The limit's name.</param>
internal sealed record BodyTooLargeError(string Message, string Limit) : GrainError(Message);
