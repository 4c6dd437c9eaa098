using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using UserMacro.Shared;

namespace UserMacro.WebApi.Problems;

/// <summary>Says of a request that cannot be read where it is wrong, without repeating the values in it.</summary>
internal static class BadRequests
{
    /// <summary>The location of a problem with the body as a whole.</summary>
    public const string Body = "$";

    /// <summary>How much of a JSON path is told, in characters: the names in it are the caller's.</summary>
    const int MaxLocation = 200;

    /// <summary>What the serializer says before it lists the members that are missing, whose names are ours.</summary>
    const string MissingMembers = "was missing required properties including: ";

    /// <summary>The problem of a request that the framework could not read.</summary>
    /// <param name="exception">What the framework threw.</param>
    /// <param name="endpoint">The operation that was asked for; null for none.</param>
    public static ApiProblem Describe(BadHttpRequestException exception, Endpoint? endpoint)
    {
        if (exception.InnerException is JsonException json)
            return Describe(json);
        if (exception.StatusCode != StatusCodes.Status400BadRequest)
            return ProblemMap.New(ProblemTypes.BadRequest, "Bad request", exception.StatusCode, "The request did not arrive whole.");
        return ParameterIn(exception.Message) is not { } parameter
            ? ProblemMap.BadRequest("Bad request", Body, "The body of the request is missing or incomplete.")
            : Describe(parameter, endpoint?.Metadata.GetMetadata<MethodInfo>() is { } handler ? DescriptionOf(parameter, handler) : null);
    }

    /// <summary>The problem of a body that is not JSON of the expected form.</summary>
    public static ApiProblem Describe(JsonException json) => ProblemMap.BadRequest("Malformed JSON", LocationOf(json), DetailOf(json));

    /// <summary>Where a text is not JSON of the expected form. The exception's own text can quote values, so only the place is told.</summary>
    public static string DetailOf(JsonException json)
    {
        var at = $"The body is not JSON of the expected form, at {LocationOf(json)}, line {json.LineNumber + 1 ?? 1}, column {json.BytePositionInLine + 1 ?? 1}: ";
        return json.Message.IndexOf(MissingMembers, StringComparison.Ordinal) is var start and >= 0
            ? $"{at}missing {json.Message[(start + MissingMembers.Length)..]}"
            : at + "a syntax error, an unknown field, one that stands twice, a value of the wrong type, or more than 64 lists and objects inside each other.";
    }

    static string LocationOf(JsonException json) => (json.Path ?? Body).Truncate(MaxLocation);

    static ApiProblem Describe(string parameter, string? expected)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter);
        return ProblemMap.BadRequest($"Bad {name}", name, $"{name} is missing or has the wrong form.{(expected is null ? "" : $" Expected: {expected}")}");
    }

    /// <summary>The parameter that the framework could not fill, which its message quotes first, by type and name; null when it means the body.</summary>
    static string? ParameterIn(string message) =>
        (message.StartsWith("Failed to bind parameter ", StringComparison.Ordinal)
            || (message.StartsWith("Required parameter ", StringComparison.Ordinal) && !message.EndsWith(" from body.", StringComparison.Ordinal)))
        && message.Split('"') is [_, var declaration, ..]
            ? declaration.Split(' ')[^1]
            : null;

    static string? DescriptionOf(string parameter, MethodInfo handler) => handler.GetParameters()
        .SelectMany(IEnumerable<ICustomAttributeProvider> (candidate) =>
            candidate.GetCustomAttribute<AsParametersAttribute>() is not null ? [candidate.ParameterType.GetProperty(parameter)!]
            : string.Equals(candidate.Name, parameter, StringComparison.Ordinal) ? [candidate]
            : [])
        .SelectMany(found => found?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) ?? [])
        .OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
}
