using UserMacro.Grains.Interfaces.Tokens;

namespace UserMacro.WebApi.Security.Bearer;

/// <summary>Endpoint metadata: the scope that an API token needs, where it is not reading for GET and writing for the rest.</summary>
internal sealed record ScopeRequirement(TokenScopes Scope);
