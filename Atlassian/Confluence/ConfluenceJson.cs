using System.Text.Json;
using System.Text.Json.Serialization;
using UserMacro.Atlassian.Confluence.Pages;

namespace UserMacro.Atlassian.Confluence;

/// <summary>The JSON that the app exchanges with Confluence's REST API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UserOperations))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(MacroAnswer))]
[JsonSerializable(typeof(PageAnswer))]
[JsonSerializable(typeof(PermissionQuestion))]
[JsonSerializable(typeof(PermissionAnswer))]
internal sealed partial class ConfluenceJson : JsonSerializerContext;

/// <summary>A user of a site with what the site lets them do.</summary>
internal sealed record UserOperations(IReadOnlyList<UserOperation?>? Operations)
{
    public bool MayAdminister() => Operations?.Any(operation =>
        string.Equals(operation?.Operation, "administer", StringComparison.Ordinal)
        && string.Equals(operation?.TargetType, "application", StringComparison.Ordinal)) ?? false;
}

/// <summary>One thing that a site lets a user do.</summary>
internal sealed record UserOperation(string? Operation, string? TargetType);

/// <summary>Asks whether somebody may do something with a page (docs/reference/confluence-rest.md#permissions).</summary>
internal sealed record PermissionQuestion(PermissionSubject Subject, string Operation);

/// <summary>Whom a permission is asked about.</summary>
internal sealed record PermissionSubject(string Type, string Identifier);

/// <summary>Whether somebody may.</summary>
internal sealed record PermissionAnswer(bool HasPermission);

/// <summary>The body of a refusal.</summary>
internal sealed record ErrorBody(string? Message);
