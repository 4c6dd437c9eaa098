namespace UserMacro.WebApi.Security.Bearer;

/// <summary>Endpoint metadata: no API token opens it, only an administrator in the admin page.</summary>
/// <param name="What">What people alone manage, in the plural: <c>API tokens</c>.</param>
internal sealed record PersonRequirement(string What);
