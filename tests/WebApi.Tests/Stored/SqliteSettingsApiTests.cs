using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Settings;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteSettingsApiTests(SqliteApp app) : SettingsApiTests(app);
