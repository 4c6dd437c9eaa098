using UserMacro.WebApi.Tests.Api.Idempotency;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over SQLite.</summary>
public sealed class SqliteIdempotencyTests(SqliteApp app) : IdempotencyTests(app);
