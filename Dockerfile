# The image of serve, api, worker and the tools: a JRE, one jar, no root.
#   docker build -t reinstate .
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -B -ntp -DskipTests -pl worker -am package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin reinstate
COPY --from=build /src/worker/target/reinstate.jar /opt/reinstate/reinstate.jar
USER 10001
EXPOSE 8080 8081
# The heap follows the container's memory. SIGTERM reaches the process, which drains and ends.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/reinstate/reinstate.jar"]
CMD ["serve"]
