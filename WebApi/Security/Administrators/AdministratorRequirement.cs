namespace UserMacro.WebApi.Security.Administrators;

/// <summary>Endpoint metadata: only an administrator of the site may call.</summary>
internal sealed record AdministratorRequirement;
