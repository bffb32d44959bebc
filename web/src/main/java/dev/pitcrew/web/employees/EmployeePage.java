package dev.pitcrew.web.employees;

import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.AccessLine;
import dev.pitcrew.records.personnel.Equipment;
import dev.pitcrew.records.personnel.Hire;
import dev.pitcrew.records.personnel.Leaver;
import dev.pitcrew.web.starts.WaitingPort;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with their access, and what can be told to their case.
 *
 * @param hire absent for who was there before, and once the data were forgotten
 * @param caseId the case that runs or ran last; empty where there is none
 * @param begins whether they are being onboarded
 * @param leaving what was announced and is not over; absent where nothing is
 * @param mayChange whether this person may tell the case anything
 * @param today first choice of days
 */
public record EmployeePage(
    String id,
    String name,
    String stands,
    String look,
    @Nullable Hire hire,
    String caseId,
    boolean begins,
    @Nullable Leaver leaving,
    boolean mayAnnounce,
    boolean mayChange,
    List<WaitingPort.Waiting> waiting,
    List<Access> access,
    List<AccessLine> history,
    List<Equipment> equipment,
    LocalDate today) {}
