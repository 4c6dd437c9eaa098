namespace UserMacro.WebApi.Security.Bearer;

/// <summary>Endpoint metadata: no API token opens it, only an administrator in the admin page.</summary>
internal sealed record PersonRequirement;
