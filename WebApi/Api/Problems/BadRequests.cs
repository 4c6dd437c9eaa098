using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using UserMacro.Shared;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>Says where a request that cannot be read is wrong, without repeating the values in it.</summary>
internal static class BadRequests
{
    /// <summary>The location of a problem with the body as a whole.</summary>
    public const string Body = "$";

    /// <summary>How many characters of a JSON path are shown: the names in it come from the caller.</summary>
    const int MaxLocation = 200;

    /// <summary>What the serializer's message says before it lists the missing members, whose names are ours.</summary>
    const string MissingMembers = "was missing required properties including: ";

    /// <summary>The problem of a request that the framework could not read.</summary>
    /// <param name="exception">What the framework threw.</param>
    /// <param name="endpoint">The requested operation; null when there is none.</param>
    public static ApiProblem Describe(BadHttpRequestException exception, Endpoint? endpoint)
    {
        if (exception.InnerException is JsonException json)
        {
            return Describe(json);
        }

        if (exception.StatusCode != StatusCodes.Status400BadRequest)
        {
            return ProblemMap.New(ProblemTypes.BadRequest, "Bad request", exception.StatusCode, "The request is incomplete.");
        }

        return ParameterIn(exception.Message) is not { } parameter
            ? ProblemMap.BadRequest("Bad request", Body, "The body of the request is missing or incomplete.")
            : Describe(parameter, endpoint?.Metadata.GetMetadata<MethodInfo>() is { } handler ? DescriptionOf(parameter, handler) : null);
    }

    /// <summary>The problem of a body that is not JSON of the expected form.</summary>
    public static ApiProblem Describe(JsonException json) => ProblemMap.BadRequest("Malformed JSON", LocationOf(json), DetailOf(json));

    /// <summary>Where a text is not JSON of the expected form. The exception's own text can quote values, so only the location is given.</summary>
    public static string DetailOf(JsonException json)
    {
        var (line, column) = (json.LineNumber + 1 ?? 1, json.BytePositionInLine + 1 ?? 1);
        var at = $"The body is not JSON of the expected form, at {LocationOf(json)}, line {line}, column {column}: ";
        return json.Message.IndexOf(MissingMembers, StringComparison.Ordinal) is var start and >= 0
            ? $"{at}missing {json.Message[(start + MissingMembers.Length)..]}"
            : at + "a syntax error, an unknown or duplicate field, a value of the wrong type, or more than 64 levels of nested lists and objects.";
    }

    static string LocationOf(JsonException json) => (json.Path ?? Body).Truncate(MaxLocation);

    static ApiProblem Describe(string parameter, string? expected)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter);
        return ProblemMap.BadRequest($"Bad {name}", name, $"{name} is missing or has the wrong form.{(expected is null ? "" : $" Expected: {expected}")}");
    }

    /// <summary>The parameter that the framework could not bind: its message quotes it first, by type and name. Null when it means the body.</summary>
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
