using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros.History;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteHistoryApiTests(SqliteApp app) : HistoryApiTests(app);
