namespace UserMacro.WebApi.Hosts;

/// <summary>Where this service is known in public, the same to all hosts.</summary>
/// <param name="BaseUrl">The address, without a slash at its end.</param>
/// <param name="BasePath">Its path part; empty when there is none.</param>
internal sealed record AppAddress(string BaseUrl, string BasePath);
