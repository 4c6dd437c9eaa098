using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Usage;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteUsageApiTests(SqliteApp app) : UsageApiTests(app);
