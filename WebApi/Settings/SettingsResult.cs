using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Settings.Contracts;

namespace UserMacro.WebApi.Settings;

/// <summary>Answers settings with their version as ETag.</summary>
internal sealed class SettingsResult(SettingsDto settings, int version) : NumberedResult<SettingsDto>(settings, version);
